import { expect, lookAt, owner, test } from './journey.ts';

test('guessing is slowed down, others are signed out at once, and nothing inline runs', async ({
  ownerPage: page,
  portico,
  browser,
}) => {
  const other = await (await browser.newContext()).newPage();
  const signIn = async (password: string) => {
    await other.getByLabel('E-mail').fill(owner.email);
    await other.getByRole('textbox', { name: 'Password' }).fill(password);
    await other.getByRole('button', { name: 'Sign in' }).click();
  };
  await other.goto(portico.url);
  await signIn('not this one at all');
  await expect(other.getByText('do not match')).toBeVisible();
  await signIn(owner.password);
  await expect(other.getByRole('link', { name: 'Import plans' })).toBeVisible();

  await page.goto(`${portico.url}/profile`);
  await expect(page.getByText('Wrong password')).toBeVisible();
  await lookAt(page, 'profile');
  await page.getByRole('button', { name: 'End all other sessions' }).click();
  await expect(page.getByText('One other session was ended.')).toBeVisible();
  await expect(other.getByRole('heading', { name: 'Sign in' })).toBeVisible();

  for (let attempt = 0; attempt < 6; attempt++) {
    const answered = other.waitForResponse((response) => response.url().endsWith('/api/session'));
    await signIn(`wrong again ${attempt}`);
    await answered;
  }
  await expect(other.getByText(/Too many attempts with a wrong password\. Wait \d+ seconds/)).toBeVisible();
  await lookAt(other, 'sign-in-paused');

  await page.goto(`${portico.url}/people`);
  await page.getByRole('link', { name: 'Sign-ins' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('after repeated wrong passwords');
  await lookAt(page, 'sign-ins');
  await page.goto(`${portico.url}/api/docs`);
  await expect(page.getByRole('heading', { name: 'Portico API' })).toBeVisible();

  const found = await other.evaluate(async () => {
    const refused: string[] = [];
    addEventListener('securitypolicyviolation', ({ violatedDirective }) => refused.push(violatedDirective));
    const inject = [
      () =>
        document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.injected = 1' })),
      () => document.body.insertAdjacentHTML('beforeend', '<img src="/none" onerror="window.injected = 2">'),
      () => {
        const template = document.implementation.createHTMLDocument();
        const style = template.createElement('style');
        style.textContent = 'body { display: none }';
        document.body.append(style);
      },
      () => document.body.append(Object.assign(document.createElement('script'), { src: 'https://evil.example/x.js' })),
    ];
    for (const act of inject) {
      try {
        act();
      } catch {
        // refused by the browser
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { refused, injected: 'injected' in window, display: getComputedStyle(document.body).display };
  });
  expect(found).toMatchObject({ injected: false, display: 'block' });
  expect(new Set(found.refused)).toEqual(new Set(['require-trusted-types-for', 'style-src-elem']));
});
