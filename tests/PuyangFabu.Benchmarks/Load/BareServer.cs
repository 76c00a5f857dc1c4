using System.Text;

namespace PuyangFabu.Benchmarks.Load;

/// <summary>What the product is measured against: Kestrel that reads the body and returns a fixed reply.</summary>
internal static class BareServer
{
    private const int ReplyBytes = 650;

    public static async Task RunAsync(string[] settings)
    {
        var reply = Encoding.ASCII.GetBytes("<xml>".PadRight(ReplyBytes - "</xml>".Length, 'x') + "</xml>");

        // The default would be the folder of whoever starts it, watched for changes with all that is below, the product's database perhaps.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.AddServerHeader = false);
        await using var app = builder.Build();
        app.MapGet("/health/ready", static () => "ok");
        app.MapPost("/wechat", async context =>
        {
            var buffer = new byte[4096];
            while (await context.Request.Body.ReadAsync(buffer, context.RequestAborted) > 0)
            {
            }

            context.Response.ContentType = "text/xml; charset=utf-8";
            context.Response.ContentLength = reply.Length;
            await context.Response.Body.WriteAsync(reply, context.RequestAborted);
        });
        await app.RunAsync();
    }
}
