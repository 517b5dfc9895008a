// Elements of three applications that we did not write, in two releases each, paired by hand: [name, before, after]. One
// selector serves for both releases where there is no third entry; `null` means that the element is gone. In `states` the
// application is brought to a state by clicks first.
const palette = ['inject', 'debug', 'catch', 'link in', 'link out', 'comment', 'function', 'switch', 'template', 'rbe']
  .concat(['mqtt in', 'http in', 'http response', 'http request', 'websocket out', 'split', 'json', 'file in'])
  .map((type) => [`palette: ${type}`, `.red-ui-palette-node[data-palette-type="${type}"]`]);

export const nodeRed = [
  {
    clicks: [],
    cases: [
      ['Deploy', '#red-ui-header-button-deploy'],
      ['Deploy options', '#red-ui-header-button-deploy-options'],
      ['Main menu', '#red-ui-header-button-sidemenu'],
      ['Flow 1', '.red-ui-tab-label:has-text("Flow 1")'],
      ['Add flow', '.red-ui-tab-button:has(.fa-plus) a'],
      ['List of flows', '.red-ui-tab-button:has(.fa-list, .fa-caret-down) a'],
      ['Workspace', '#red-ui-workspace-chart'],
      ['Search', '#red-ui-view-searchtools-search'],
      ['Navigator', '#red-ui-view-navigate'],
      ['Zoom out', '#red-ui-view-zoom-out'],
      ['Reset zoom', '#red-ui-view-zoom-zero'],
      ['Zoom in', '#red-ui-view-zoom-in'],
      ['Filter nodes', '#red-ui-palette-search input'],
      [
        'Collapse all categories',
        '#red-ui-palette .red-ui-footer-button:has(.fa-angle-double-up)',
        '.red-ui-footer-button:has(.fa-angle-double-up)',
      ],
      [
        'Expand all categories',
        '#red-ui-palette .red-ui-footer-button:has(.fa-angle-double-down)',
        '.red-ui-footer-button:has(.fa-angle-double-down)',
      ],
      ['Category common', '#red-ui-palette-header-common'],
      ['Category network', '#red-ui-palette-header-network'],
      ['Category storage', '#red-ui-palette-header-storage'],
      ['Information', '#red-ui-tab-info-link-button', 'button[aria-label="Information"]'],
      ['Help', '#red-ui-tab-help-link-button', 'button[aria-label="Help"]'],
      ['Debug messages', '#red-ui-tab-debug-link-button', 'button[aria-label="Debug messages"]'],
      ['Configuration nodes', '#red-ui-tab-config-link-button', 'button[aria-label="Configuration nodes"]'],
      ['More tabs of the sidebar', '.red-ui-tab-link-button-menu', null],
      ['Title of the sidebar', '#red-ui-sidebar .red-ui-tab-label', null],
      [
        'Search flows',
        '.red-ui-info-outline .red-ui-searchBox-input, .red-ui-sidebar-info .red-ui-searchBox-input',
        '.red-ui-searchBox-input:not(#red-ui-palette-search input)',
      ],
      ['Search options', '.red-ui-searchBox-opts'],
      ['Hide in the outline', '.red-ui-info-outline-item-control-hide'],
      ['Disable in the outline', '.red-ui-info-outline-item-control-disable'],
      ['Lock in the outline', '.red-ui-info-outline-item-control-lock'],
      ['Show next tip', '.red-ui-footer-button:has(.fa-refresh)'],
      ['Hide tips', '.red-ui-footer-button:has(.fa-times)'],
      ...palette,
    ],
  },
];

// What opens an operation is left out: in the later release two buttons do, and the accessible name of the old one is the other's.
const operation = (name, id) => [
  [`${name}: link`, `#operations-${id} .opblock-summary-path a`],
  [`${name}: method`, `#operations-${id} .opblock-summary-method`],
  [`${name}: description`, `#operations-${id} .opblock-summary-description`],
];
const summaries = [
  ...operation('List the orders', 'orders-get_api_orders'),
  ...operation('Look up an order', 'orders-get_api_orders__orderId_'),
  ...operation('Cancel an order', 'orders-delete_api_orders__orderId_'),
  ...operation('List the stock', 'stock-get_api_stock'),
];

export const swaggerUi = [
  {
    clicks: [],
    cases: [
      ['Logo', '.topbar .link'],
      ['Address of the description', '.download-url-input'],
      ['Explore', '.download-url-button'],
      ['Title', '.info .title'],
      ['Link to the description', '.info .link'],
      ['Tag orders', '#operations-tag-orders'],
      ['Tag orders: link', '#operations-tag-orders a'],
      ['Tag orders: fold', '#operations-tag-orders .expand-operation'],
      ['Tag stock', '#operations-tag-stock'],
      ['Tag stock: fold', '#operations-tag-stock .expand-operation'],
      ...summaries,
    ],
  },
  {
    clicks: ['#operations-orders-get_api_orders__orderId_ .opblock-summary-control', '.try-out__btn'],
    cases: [
      ['Cancel', '.try-out__btn'],
      ['orderId', '.opblock.is-open .parameters input'],
      ['Execute', '.execute'],
      ['Parameters', '.opblock.is-open .opblock-section-header h4.opblock-title'],
      ['Name of the parameter', '.opblock.is-open .parameter__name'],
      ['Responses', '.opblock.is-open .responses-wrapper h4'],
      ['Code 200', '.opblock.is-open .response-col_status:not(.col_header)'],
      ...summaries,
    ],
  },
];

const header = [
  ['Logo', 'header a[href="/"]'],
  ['Search packages', '#search-header-suggest'],
  ['Settings', '#header--button-settings'],
  ['Registry', '#header--button-registryInfo'],
  ['Light or dark', '#header--button-registryInfo + button'],
  ['Login', 'header button:has-text("Login")'],
];
export const verdaccio = [
  {
    clicks: [],
    cases: [
      ...header,
      ['Package', '#root a[href$="left-button"]'],
      ['Name of the package', '.package-title'],
      ['Download', '#root [data-testid="download-tarball"], #root button[aria-label^="Download"]'],
    ],
  },
  {
    clicks: ['header button:has-text("Login")'],
    cases: [
      ...header,
      ['Close', '[data-testid=close-login-dialog-button]'],
      ['User name', '[role=dialog] input[name=username]'],
      ['Password', '[role=dialog] input[name=password]'],
      ['Log in', '[role=dialog] button[type=submit]'],
    ],
  },
  {
    clicks: ['#root a[href$="left-button"]'],
    cases: [
      ...header,
      ...['readme', 'dependencies', 'versions', 'uplinks'].map((tab) => [
        `Tab ${tab}`,
        `[role=tab]:has-text("${tab}") >> visible=true`,
      ]),
    ],
  },
];
