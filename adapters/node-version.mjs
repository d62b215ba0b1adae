// Plain JavaScript on purpose: it has to run, and say something useful, on a Node too old for the rest.

const NODE_MAJOR_MIN = 24;
const major = Number(process.versions.node.split(".")[0]);

if (major < NODE_MAJOR_MIN) {
  console.error(
    `Chipwire needs Node ${NODE_MAJOR_MIN}; this is Node ${process.versions.node}.\n` +
      "Run `npm ci` (without --ignore-scripts) and start it with `npm start` or `npx chipwire`, " +
      `which use the bundled Node ${NODE_MAJOR_MIN}, or install Node ${NODE_MAJOR_MIN}.`,
  );
  process.exit(78);
}
