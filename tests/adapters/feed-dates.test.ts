import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { feedDate } from "../../adapters/web/feed/dates.ts";

describe("a feed's dates (FD-06)", () => {
  test.each([
    ["Thu, 01 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21"],
    ["Thu, 1 Jan 04 19:48 EST", "2004-01-02T00:48:00"],
    ["01 Jan 2004 19:48:21 +0530", "2004-01-01T14:18:21"],
    ["Thursday, 01 January 2004 19:48:21 PDT", "2004-01-02T02:48:21"],
    ["Thu, 01 Jan 2004 19:48:21 GMT+1", "2004-01-01T18:48:21"],
    ["Thu, 01 Jan 2004 19:48:21 +0000 (UTC)", "2004-01-01T19:48:21"],
    ["Jan 1, 2004", "2004-01-01T00:00:00"],
    ["January 1st, 2004 7:48 PM", "2004-01-01T19:48:00"],
    ["Thu Jan  1 19:48:21 2004", "2004-01-01T19:48:21"],
    ["Thu Jan 01 19:48:21 +0100 2004", "2004-01-01T18:48:21"],
    ["Fri, 2006/09/15 08:19:53 EDT", "2006-09-15T12:19:53"],
    ["Thu, 01 Jan 2004 19:48:21 QQQQ", "2004-01-01T19:48:21"],
    ["2004-01-01T19:48:21Z", "2004-01-01T19:48:21"],
    ["2004-01-01T19:48:21.123+01:00", "2004-01-01T18:48:21"],
    ["2004-01-01 19:48", "2004-01-01T19:48:00"],
    ["20040101T194821", "2004-01-01T19:48:21"],
    ["2004-01-01", "2004-01-01T00:00:00"],
    ["2004-001", "2004-01-01T00:00:00"],
    ["2004/1/2", "2004-01-02T00:00:00"],
    ["2004-01-01T24:00:00Z", "2004-01-02T00:00:00"],
    ["1072986501", "2004-01-01T19:48:21"],
    ["1072986501000", "2004-01-01T19:48:21"],
    ["mar., 12 août 2025 10:00:00 +0200", "2025-08-12T08:00:00"],
    ["12 de agosto de 2025", "2025-08-12T00:00:00"],
    ["Di, 12 Mär 2024 10:00:00 +0100", "2024-03-12T09:00:00"],
    ["12. Dezember 2025", "2025-12-12T00:00:00"],
    ["12 dicembre 2025 10:00", "2025-12-12T10:00:00"],
    ["Κυρ, 11 Ιούλ 2004 12:00:00 EST", "2004-07-11T17:00:00"],
    ["2004-július-13T9:15-05:00", "2004-07-13T14:15:00"],
    ["2004年5月28日 10:30", "2004-05-28T10:30:00"],
    ["2004년 05월 28일  01:31:15", "2004-05-27T16:31:15"],
    ["2004-05-25 오후 11:23:17", "2004-05-25T14:23:17"],
  ])("FD-06 %j", (written, instant) => {
    expect(feedDate(written)).toBe(`${instant}.000Z`);
  });

  test.each([
    "",
    "yesterday",
    "31 Feb 2026",
    "Fri, 31 Feb 9999 10:00:00 GMT",
    "2026-02-30",
    "2025-13-01",
    "2025-00-10",
    "2025-366",
    "Thu, 01 Jan 1970 00:00:00 GMT",
    "0",
    "0000-00-00 00:00:00",
    "Tue, 12 Aug 2025 25:00:00 GMT",
    "Tue, 12 Aug 2025 10:61 GMT",
    "Tue, 12 Foo 2025 10:00:00 GMT",
    "Tue, 12 Aug 2025 10:00:00 +9900",
    "2025",
    "2025-08",
    "NaN",
    "9".repeat(5000),
  ])("FD-06 %j is no date, and none is made up", (written) => {
    expect(feedDate(written)).toBeNull();
  });

  test("FD-06 every instant comes back from each form it is written in", () => {
    const seconds = fc.integer({ min: Date.UTC(1980, 0, 1) / 1000, max: Date.UTC(2199, 11, 31) / 1000 });
    fc.assert(
      fc.property(seconds, (second) => {
        const instant = new Date(second * 1000).toISOString();
        expect(feedDate(instant)).toBe(instant);
        expect(feedDate(instant.replace("T", " ").replace(".000Z", " UTC"))).toBe(instant);
        expect(feedDate(new Date(second * 1000).toUTCString())).toBe(instant);
      }),
    );
  });

  test("any text gives a date of the calendar or null", () => {
    const text = fc.oneof(
      fc.string(),
      fc.stringMatching(/^[\d:T/ .,+-]{0,40}$/),
      fc.stringMatching(/^[A-Z][a-z]{2}, \d{1,3} [A-Z][a-z]{2} \d{1,5} \d\d:\d\d$/),
    );
    fc.assert(fc.property(text, (written) => Number.isFinite(Date.parse(feedDate(written) ?? "2000-01-01"))));
  });
});
