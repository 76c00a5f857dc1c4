namespace PuyangFabu.Benchmarks.Nodes;

/// <summary>The one address in front of the nodes, for whoever knows nothing of them: the platform that tells of finished broadcasts.</summary>
internal sealed class FrontDoor : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly WebApplication app;

    private FrontDoor(WebApplication app) => this.app = app;

    /// <summary>Where links in the product's answers lead.</summary>
    public static Uri Address { get; } = new("http://127.0.0.1:5409/");

    public static async Task<FrontDoor> OpenAsync(Balancer balancer)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add(Address.ToString());
        app.MapFallback(context => ForwardAsync(balancer, context));
        await app.StartAsync();
        return new FrontDoor(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static async Task ForwardAsync(Balancer balancer, HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var answer = await balancer.SendAsync(
            node => new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(node, $"{context.Request.Path}{context.Request.QueryString}"))
            {
                Content = new ByteArrayContent(body.ToArray()),
            },
            Patience);
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType.Length > 0 ? answer.ContentType : null;
        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }
}
