// The package's own types describe a default export that it does not have under Node's module rules.
declare module "robots-parser" {
  type Rules = {
    /** Undefined where the address is of another origin. */
    isAllowed(url: string, robot?: string): boolean | undefined;
    /** In seconds. */
    getCrawlDelay(robot?: string): number | undefined;
  };
  function robotsParser(url: string, text: string): Rules;
  export = robotsParser;
}
