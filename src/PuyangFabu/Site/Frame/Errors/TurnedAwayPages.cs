using System.Text;
using PuyangFabu.Foundation.Pages;

namespace PuyangFabu.Site.Frame.Errors;

/// <summary>
/// What people see who are turned away because the product is busy or their network asks too often: finished bytes, so that turning away
/// costs next to nothing and asks no database.
/// </summary>
public sealed class TurnedAwayPages(FrameAssets files)
{
    private const string Busy = "现在访问的人太多";
    private const string BusyText = "现在访问的人很多，这一页暂时打不开，不是您的问题。请过几秒刷新再试。";
    private const string Often = "访问得太频繁";
    private const string OftenText = "从您所在的网络来的访问太多了，请过一会儿再试。许多人共用一个网络出口时也会这样。";
    private const string Urgent = "急事请拨打 110、119、120 或 12345。";
    private const string NotSent = "刚才填写的还没有提交：请按浏览器的“返回”，写的都还在，过一会儿再提交一次。";

    private readonly ServedFile[] pages = [.. new[] { (Busy, BusyText), (Often, OftenText) }.SelectMany(page => new[] { Of(files, page, posted: false), Of(files, page, posted: true) })];

    /// <param name="often">The network asks too often; otherwise the product is busy.</param>
    /// <param name="posted">Something was sent and not taken.</param>
    public ServedFile Of(bool often, bool posted) => pages[(often ? 2 : 0) + (posted ? 1 : 0)];

    private static ServedFile Of(FrameAssets files, (string Title, string Text) page, bool posted) => new("text/html; charset=utf-8", Encoding.UTF8.GetBytes($"""
        <!DOCTYPE html>
        <html lang="zh-CN">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <meta name="color-scheme" content="light dark">
        <title>{page.Title}</title>
        <link rel="stylesheet" href="{files.StylePath}">
        </head>
        <body>
        <main id="content" class="container narrow">
        <h1>{page.Title}</h1>
        <p>{(posted ? NotSent : page.Text)}</p>
        <p>{Urgent}</p>
        </main>
        </body>
        </html>
        """));
}
