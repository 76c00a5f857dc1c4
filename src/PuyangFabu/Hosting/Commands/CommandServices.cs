using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Hosting.Commands;

/// <summary>The product's services for a command that works beside the server.</summary>
public static class CommandServices
{
    /// <summary>On a database that is there, brought to the newest version.</summary>
    /// <exception cref="StorageException">There is none; the message says where it was looked for.</exception>
    public static async Task<WebApplication> OpenAsync(string[] settings, CancellationToken cancellation)
    {
        var app = await OpenAsItIsAsync(settings, cancellation);
        app.Services.GetRequiredService<Migrator>().Run();
        return app;
    }

    /// <summary>On a database that is there, in whatever version: for what must work before it is migrated.</summary>
    /// <exception cref="StorageException">There is none; the message says where it was looked for.</exception>
    public static async Task<WebApplication> OpenAsItIsAsync(string[] settings, CancellationToken cancellation)
    {
        var app = Create(settings, StorageAccess.Existing);
        await app.Services.GetRequiredService<DatabasePlace>().RequireAsync(cancellation);
        return app;
    }

    /// <summary>Makes the database when there is none, and brings it to the newest version.</summary>
    public static WebApplication Make(string[] settings)
    {
        var app = Create(settings, StorageAccess.Create);
        app.Services.GetRequiredService<Migrator>().Run();
        return app;
    }

    /// <summary>Touches nothing by itself.</summary>
    public static WebApplication Create(string[] settings, StorageAccess access) => ProductApplication.CreateServices(
        settings,
        static builder =>
        {
            // Standard output belongs to the command's result.
            builder.Logging.ClearProviders();

            // What WeChat could not be asked for is said in the command's own words, not with the retries' traces.
            builder.Logging.AddFilter("Polly", LogLevel.None);
            builder.Logging.AddConsole(static console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        },
        access);
}
