/** In what share of the field's news a name or notion comes up; counted over 200 dated events and 55 sample articles. */
const SHARES: readonly (readonly [number, string])[] = [
  [0.4, "nvidia china chip company"],
  [0.25, "united-states government before-after say negation"],
  [0.15, "donald-trump export licence percent rule announce sell revenue artificial-intelligence ai-chip gpu"],
  [
    0.1,
    "bis huawei h20 jensen-huang us-commerce h200 amd customer market performance confirmation rumour plan-intention",
  ],
  [0.1, "launch roadmap forecast decision share-price order shipment regulator"],
  [
    0.06,
    "deepseek tsmc openai blackwell rubin google microsoft samsung intel tencent alibaba bytedance sk-hynix taiwan",
  ],
  [0.06, "south-korea japan hbm inference training data-centre memory demand supply capacity server compute quarter"],
  [0.06, "mass-production restriction tariff ban partnership contract investment growth"],
  [
    0.03,
    "ascend meta amazon anthropic broadcom cac xi-jinping us-congress smic cuda hopper cowos hbm3e hbm4 micron xai",
  ],
  [
    0.03,
    "ipo delay smuggling earnings acquisition lawsuit charge-arrest customs stake funding-round denial export-controls",
  ],
];
const shares: ReadonlyMap<string, number> = new Map(
  SHARES.flatMap(([share, ids]) => ids.split(" ").map((id) => [id, share] as const)),
);
const RARE_SHARE = 0.012;

/** How much a name or notion tells apart: 0.9 for those that are everywhere, 4.4 for those that are nearly nowhere. */
export const rarity = (id: string): number => -Math.log(shares.get(id) ?? RARE_SHARE);
