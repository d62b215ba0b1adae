import type { Parts } from "../command.ts";
import type { Finding } from "./doctor-finding.ts";

/** What Chipwire needs of Slack; one line says so where it is not set up. */
export async function checkSlackSettings({ config, now, log }: Parts): Promise<readonly Finding[]> {
  if (config.slack === null) return [{ check: "slack", status: "ok", detail: "not set up; README.md says how" }];
  const [{ checkSlack }, { createSlackCall }] = await Promise.all([
    import("../../slack/checks.ts"),
    import("../../slack/call.ts"),
  ]);
  return checkSlack(config.slack, createSlackCall({ apiUrl: config.slack.apiUrl, now, log, part: "doctor" }));
}
