using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Hosting.Commands;

/// <summary>Brings the database to the newest version.</summary>
public static class MigrateCommand
{
    public static async Task<int> RunAsync(string[] settings, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        await using var app = CommandServices.Make(settings);
        await System.Console.Error.WriteLineAsync($"数据库已是最新版本（{app.Services.GetRequiredService<DatabasePlace>()}）。");
        return ExitCode.Done;
    }
}
