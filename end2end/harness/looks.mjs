// How a page is looked at: in which language and theme, how wide, with scripts or without.
const languages = { zh: 'zh-CN', en: 'en-GB' };

export function look({ lang = 'zh', theme = 'light', width = 1440, script = true } = {}) {
  return {
    name: `${lang}, ${theme}, ${width} px${script ? '' : ', no scripts'}`,
    use: { locale: languages[lang], colorScheme: theme, viewport: { width, height: 900 }, javaScriptEnabled: script },
  };
}

// Both languages in both themes; each language and each theme is seen at both widths.
export const looks = [
  look({ lang: 'zh', theme: 'light', width: 1440 }),
  look({ lang: 'zh', theme: 'dark', width: 360 }),
  look({ lang: 'en', theme: 'light', width: 360 }),
  look({ lang: 'en', theme: 'dark', width: 1440 }),
];

// What must work with JavaScript off, on a cheap phone and on a desk.
export const plainLooks = [look({ width: 360, script: false }), look({ lang: 'en', script: false })];
