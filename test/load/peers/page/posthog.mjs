import posthog from 'posthog-js/dist/module.no-external';

// Clicks, changes, submissions and page views; nothing is recorded, and nothing is fetched from elsewhere.
posthog.init('phc_bench', {
  ...{ api_host: location.origin, autocapture: true, capture_pageview: true },
  ...{ disable_session_recording: true, disable_surveys: true, advanced_disable_flags: true },
});
globalThis.posthog = posthog;
