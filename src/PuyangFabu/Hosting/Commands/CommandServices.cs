using PuyangFabu.Storage;

namespace PuyangFabu.Hosting.Commands;

/// <summary>The product's services for a command that works beside the server, on a migrated database.</summary>
public static class CommandServices
{
    public static WebApplication Create(string[] settings)
    {
        // Standard output belongs to the command's result.
        var app = ProductApplication.Create(settings, static builder =>
        {
            builder.Logging.ClearProviders();
            builder.Logging.AddConsole(static console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        });
        app.Services.GetRequiredService<Migrator>().Run();
        return app;
    }
}
