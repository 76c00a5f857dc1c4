using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace PuyangFabu.Foundation.Pages;

/// <summary>
/// Renders a page to its whole HTML before the first byte is sent, so that a failing page can still answer 500 and
/// the ETag is made from exactly what the reader would get.
/// </summary>
public sealed class PageRenderer(IServiceProvider services, ILoggerFactory loggers)
{
    public async Task<string> RenderAsync(PageAnswer answer, PageView view)
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(PageRoot.Answer)] = answer,
            [nameof(PageRoot.View)] = view,
        });
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<PageRoot>(parameters);
            return root.ToHtmlString();
        });
    }
}
