/** What is shown at `/` until the web application was built. No script, no style of its own. */
export const statusPage = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>准绳</title>
</head>
<body>
<main>
<h1>准绳正在运行</h1>
<p>网页尚未编译。请运行 <code>npm run build</code> 后重新启动；接口已经可以使用。</p>
<ul>
<li><a href="/api/v1/openapi.json">接口说明（OpenAPI 3.1）</a></li>
<li><a href="/readyz">运行状态</a></li>
</ul>
<p lang="en">The server is running; the web pages have not been built yet (<code>npm run build</code>).</p>
</main>
</body>
</html>
`;
