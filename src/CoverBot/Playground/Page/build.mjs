// Builds the page into dist: packages as locked, types checked, one script and one style sheet. Several builds at a time take turns.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";

const lock = "node_modules.lock";
const pause = new Int32Array(new SharedArrayBuffer(4));

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function takeTurn() {
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx" });
      return;
    } catch {
      const holder = existsSync(lock) ? Number(readFileSync(lock, "utf8")) : 0;
      if (holder > 0 && !isAlive(holder)) rmSync(lock, { force: true });
      Atomics.wait(pause, 0, 0, 200);
    }
  }
}

function run(command, args) {
  execFileSync(command, args, { stdio: "inherit", shell: process.platform === "win32" });
}

function install() {
  const installed = "node_modules/.package-lock.json";
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync("package-lock.json").mtimeMs) return;
  try {
    run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
  } catch {
    console.log("The Playground's page was not built: its npm packages could not be fetched.");
    process.exit(0);
  }
}

async function bundle() {
  run(process.execPath, ["node_modules/typescript/bin/tsc", "--project", "."]);
  const { build } = await import("esbuild");
  await build({
    entryPoints: { app: "src/main.tsx" }, outdir: "dist", bundle: true, minify: true, format: "esm", target: "es2022",
    jsx: "automatic", jsxImportSource: "preact", legalComments: "none", logLevel: "warning",
  });
  mkdirSync("dist", { recursive: true });
  for (const file of ["index.html", "icon.svg"]) cpSync(file, `dist/${file}`);
}

takeTurn();
process.on("exit", () => rmSync(lock, { force: true }));
install();
try {
  await bundle();
} catch (failure) {
  console.error(`The Playground's page does not build: ${failure.message}`);
  process.exit(1);
}
