// Answers each line with a line. {"html": …} is judged by html-validate, {"url": …, "posted": …} by pa11y in a browser
// of its own, with axe and HTML CodeSniffer. An answer is a list of findings, or {"failed": why}.
import { createInterface } from "node:readline";
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import pa11y from "pa11y";
import puppeteer from "puppeteer";

const RULES = {
  "form-dup-name": "off", // a question has many needs, each sent under the same name
  "no-trailing-whitespace": "off", // templates leave empty lines
  "tel-non-breaking": "off", // the style sheet keeps a number in one piece, and copied it can still be dialled
};
const markup = new HtmlValidate(new StaticConfigLoader({ extends: ["html-validate:recommended"], rules: RULES }));
let browser;

async function ofMarkup({ html }) {
  const { results } = await markup.validateString(html);
  return results.flatMap(({ messages }) => messages.map((one) => `${one.ruleId} at ${one.line}:${one.column}: ${one.message}`));
}

async function opened() {
  browser ??= await puppeteer.launch({ executablePath: process.env.CHROMIUM, args: JSON.parse(process.env.CHROMIUM_FLAGS) });
  return browser;
}

async function ofPage({ url, posted }) {
  const sent = posted && {
    method: "POST",
    postData: posted,
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
  };
  const options = { browser: await opened(), standard: "WCAG2AA", runners: ["axe", "htmlcs"], timeout: 60_000, ...sent };
  const { documentTitle, issues } = await pa11y(url, options);
  if (!documentTitle.startsWith("Waypoint")) throw new Error(`this is no page of ours: ${documentTitle}`);
  return issues.map((one) => `${one.runner} ${one.code} at ${one.selector}: ${one.message}`);
}

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  const answer = await (question.html === undefined ? ofPage : ofMarkup)(question).catch((error) => ({ failed: String(error) }));
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
await browser?.close();
