/** Path of a Firefox, which is driven over WebDriver BiDi; without it the browser suite runs in Chromium alone. */
export const firefoxPath = process.env.HANDRAIL_FIREFOX;
