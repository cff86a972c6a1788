// Lighthouse over some addresses, all in one Chrome: `node tests/browser/lighthouse.mjs CHROME ADDRESS…` prints a JSON
// list with the scores of each, and the audits that cost them. As Lighthouse comes: a phone, with a slow network and a
// slow processor reckoned in.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [chromePath, ...addresses] = process.argv.slice(2);
const chromeFlags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"];

const measured = async (address, port) => {
  const { lhr } = await lighthouse(address, { port, disableFullPageScreenshot: true });
  if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`);
  const categories = Object.values(lhr.categories);
  const audits = categories.flatMap((category) => category.auditRefs.filter((audit) => audit.weight));
  const costly = audits.map(({ id }) => lhr.audits[id]).filter(({ score }) => score !== null && score < 1);
  return {
    address,
    scores: Object.fromEntries(categories.map(({ id, score }) => [id, Math.round(100 * score)])),
    costly: costly.map(({ id, score, displayValue, title }) => `${id} ${score}: ${displayValue ?? title}`),
    metrics: Object.fromEntries(
      ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"].map(
        (id) => [id, lhr.audits[id].numericValue],
      ),
    ),
  };
};

const chrome = await launch({ chromePath, chromeFlags });
try {
  const results = [];
  for (const address of addresses) results.push(await measured(address, chrome.port));
  console.log(JSON.stringify(results));
} finally {
  chrome.kill();
}
