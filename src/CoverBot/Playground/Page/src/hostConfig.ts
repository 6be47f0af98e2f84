import { HostConfig } from "adaptivecards";

const color = (name: string, subtle = name) => ({ default: `var(--${name})`, subtle: `var(--${subtle})` });

const foregroundColors = {
  default: color("text", "text-soft"), dark: color("text", "text-soft"), light: color("text-soft"), accent: color("accent-text"),
  good: color("good"), warning: color("warn"), attention: color("bad"),
};

const style = (backgroundColor: string) => ({ backgroundColor, foregroundColors });

/** Sizes and colours close to Teams; the colours follow the page's light and dark. */
export const hostConfig = new HostConfig({
  fontFamily: "inherit",
  supportsInteractivity: true,
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 14 },
  separator: { lineThickness: 1, lineColor: "var(--line)" },
  fontSizes: { small: 12.5, default: 14, medium: 15.5, large: 18, extraLarge: 22 },
  fontWeights: { lighter: 400, default: 400, bolder: 600 },
  containerStyles: {
    default: style("transparent"), emphasis: style("var(--quiet)"), accent: style("var(--accent-quiet)"), good: style("var(--good-quiet)"),
    attention: style("var(--bad-quiet)"), warning: style("var(--warn-quiet)"),
  },
  actions: {
    maxActions: 50, spacing: "default", buttonSpacing: 8, actionsOrientation: "horizontal", actionAlignment: "left",
    showCard: { actionMode: "inline", inlineTopMargin: 12, style: "emphasis" },
  },
  adaptiveCard: { allowCustomStyle: true },
});
