type Component = Record<string, unknown>;

const isComponent = (value: unknown): value is Component =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Components with each changed, containers and rows too, in reading order. */
export const mapComponents = (components: readonly unknown[], change: (one: Component) => Component): unknown[] =>
  components.map((one) => {
    if (!isComponent(one)) return one;
    const changed = change(one);
    const inner = changed["components"];
    return Array.isArray(inner) ? { ...changed, components: mapComponents(inner, change) } : changed;
  });
