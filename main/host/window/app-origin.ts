/** The page's own scheme: nothing it shows comes from anywhere else. */
export const appScheme = 'app';
export const appOrigin = 'app://kaizup';
