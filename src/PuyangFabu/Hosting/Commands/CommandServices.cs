using PuyangFabu.Storage;

namespace PuyangFabu.Hosting.Commands;

/// <summary>The product's services for a command that works beside the server, on a migrated database.</summary>
public static class CommandServices
{
    public static WebApplication Create(string[] settings)
    {
        var app = CreateOnAnyDatabase(settings);
        app.Services.GetRequiredService<Migrator>().Run();
        return app;
    }

    /// <summary>Leaves the database as it is: for what must work before it is migrated.</summary>
    public static WebApplication CreateOnAnyDatabase(string[] settings) => ProductApplication.Create(settings, static builder =>
    {
        // Standard output belongs to the command's result.
        builder.Logging.ClearProviders();

        // What WeChat could not be asked for is said in the command's own words, not with the retries' traces.
        builder.Logging.AddFilter("Polly", LogLevel.None);
        builder.Logging.AddConsole(static console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    });
}
