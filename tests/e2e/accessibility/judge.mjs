// Answers each line with a line: {"html"} is judged by html-validate, {"url", "posted"} by pa11y with axe and
// HTML CodeSniffer in a browser of its own. An answer is a list of findings, or {"failed": why}.
import { createInterface } from "node:readline";
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import pa11y from "pa11y";
import puppeteer from "puppeteer";

const RULES = {
  "form-dup-name": "off", // a question has many needs, each sent under the same name
  "no-redundant-for": "off", // Django names the box that a label holds, and speech control finds it by that
  "no-trailing-whitespace": "off", // templates leave empty lines
  "prefer-native-element": ["error", { exclude: ["listbox"] }], // a box with free text offers words: no <select> does that
  "tel-non-breaking": "off", // the style sheet keeps a number in one piece, and copied it can still be dialled
};
const markup = new HtmlValidate(new StaticConfigLoader({ extends: ["html-validate:recommended"], rules: RULES }));
let browser;

async function ofMarkup({ html }) {
  const { results } = await markup.validateString(html);
  const found = results.flatMap(({ messages }) => messages);
  return found.map((one) => `${one.ruleId} at ${one.line}:${one.column}: ${one.message}`);
}

async function opened() {
  const { CHROMIUM: executablePath, CHROMIUM_FLAGS: flags } = process.env;
  browser ??= await puppeteer.launch({ executablePath, args: JSON.parse(flags) });
  return browser;
}

async function ofPage({ url, posted }) {
  const sent = posted && {
    method: "POST",
    postData: posted,
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
  };
  const judges = { standard: "WCAG2AA", runners: ["axe", "htmlcs"] };
  const { documentTitle, issues } = await pa11y(url, { browser: await opened(), timeout: 60_000, ...judges, ...sent });
  if (!documentTitle.startsWith("Waypoint")) throw new Error(`this is no page of ours: ${documentTitle}`);
  return issues.map((one) => `${one.runner} ${one.code} at ${one.selector}: ${one.message}`);
}

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  const judge = question.html === undefined ? ofPage : ofMarkup;
  const answer = await judge(question).catch((error) => ({ failed: String(error) }));
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
await browser?.close();
