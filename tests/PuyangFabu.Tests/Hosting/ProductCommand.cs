using Microsoft.Data.Sqlite;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Hosting.Commands;

namespace PuyangFabu.Tests.Hosting;

/// <summary>
/// The program's commands within this process, from the words of the line to the exit code: a tenth of what a process costs.
/// What only a process has (its start, the environment, bytes at its standard streams, the mask of its files, its end by a signal) is
/// tried with <see cref="ProductProcess"/>.
/// </summary>
internal static class ProductCommand
{
    // The environment is the whole process's.
    private static readonly SemaphoreSlim Environment = new(1);

    /// <param name="arguments">Without <c>-</c> where bytes would be read or written: those streams are the test run's.</param>
    public static async Task<ProcessResult> RunAsync(ScratchFolder data, string[] arguments, string input = "")
    {
        using var console = CommandConsole.Open(input);
        var code = await ProductCommands.RunAsync([.. arguments, "--Storage:DataDirectory", data.Path]);
        LetGo(data);
        return new ProcessResult(code, console.Output, console.Error);
    }

    /// <summary>As an operator of a running server.</summary>
    public static async Task<ProcessResult> RunAsync(ScratchFolder data, string token, string[] arguments, string input = "")
    {
        await Environment.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            System.Environment.SetEnvironmentVariable(ServerClient.TokenVariable, token);
            return await RunAsync(data, arguments, input);
        }
        finally
        {
            System.Environment.SetEnvironmentVariable(ServerClient.TokenVariable, null);
            Environment.Release();
        }
    }

    /// <summary>Closes what is kept open for the next use of the folder's database, as the end of a process does.</summary>
    public static void LetGo(ScratchFolder data)
    {
        foreach (var access in (StorageAccess[])[StorageAccess.Create, StorageAccess.Existing])
        {
            using var database = new Database(new StorageOptions { ConnectionString = $"Data Source={data.File("puyangfabu.db")}", Access = access });
            using var pool = new SqliteConnection(database.ConnectionString);
            SqliteConnection.ClearPool(pool);
        }
    }
}
