using System.CommandLine;
using System.Data.Common;
using System.Net.Sockets;
using System.Text.Json;
using PuyangFabu.Content.Import;
using PuyangFabu.Foundation.Secrets;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Hosting.Stopping;
using PuyangFabu.Operations.Backup;

namespace PuyangFabu.Hosting.Commands;

/// <summary>The command line: one command a line, <c>serve</c> when none is named.</summary>
public static class ProductCommands
{
    /// <summary>A command that is told to end has so long to put away what it began.</summary>
    private static readonly TimeSpan CommandsEnd = TimeSpan.FromSeconds(2);

    public static async Task<int> RunAsync(string[] arguments)
    {
        try
        {
            var (settings, command) = CommandLineArguments.Split(arguments);
            var root = Create(settings);
            var parsed = root.Parse(command);
            if (parsed.Errors.Count > 0)
            {
                await WrongCommand.ExplainAsync(parsed, root);
                return ExitCode.WrongInput;
            }

            return await parsed.InvokeAsync(InvocationOf(parsed));
        }
        catch (SettingsException problem)
        {
            await System.Console.Error.WriteLineAsync(problem.Message);
            return ExitCode.WrongInput;
        }
        catch (BackupException problem)
        {
            await System.Console.Error.WriteLineAsync(problem.Message);
            return ExitCode.WrongInput;
        }
        catch (Exception problem) when (problem is StorageException or SecretsException)
        {
            await System.Console.Error.WriteLineAsync(problem.Message);
            return ExitCode.Failed;
        }
        catch (IOException problem) when (problem.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            // The server's own sentence is English and names the address.
            var address = problem.Message.Split(' ').FirstOrDefault(static word => word.StartsWith("http", StringComparison.Ordinal))?.TrimEnd(':', '.');
            await System.Console.Error.WriteLineAsync($"Urls 中的地址 {address} 已被其他程序占用，请换一个端口或先停止那个程序。");
            return ExitCode.Failed;
        }
        catch (SocketException problem)
        {
            await System.Console.Error.WriteLineAsync($"Urls 中的地址不能用来监听：{problem.Message}。请检查它是不是本机的地址，以及本程序有没有权使用这个端口。");
            return ExitCode.Failed;
        }
        catch (DbException problem)
        {
            await System.Console.Error.WriteLineAsync($"数据库不能使用：{problem.Message}");
            return ExitCode.Failed;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            await System.Console.Error.WriteLineAsync($"无法继续：{problem.Message}");
            return ExitCode.Failed;
        }
    }

    /// <summary>
    /// A command is told of a signal and given two seconds. The server has signals of its own (<see cref="ProductLifetime"/>): two
    /// seconds would cut off what it has taken.
    /// </summary>
    internal static InvocationConfiguration InvocationOf(ParseResult parsed)
    {
        var isServer = parsed.CommandResult.Command is RootCommand or { Name: ServeCommand.Name };
        return new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = isServer ? null : CommandsEnd };
    }

    /// <summary>All commands; each reads the settings of the command line when it runs.</summary>
    internal static RootCommand Create(string[] settings)
    {
        var root = new RootCommand("濮阳发布：微信公众号后台");
        root.SetAction((_, cancellation) => ServeCommand.RunAsync(settings, cancellation));
        Add(root, ServeCommand.Name, "启动服务（不写命令时的默认动作）", cancellation => ServeCommand.RunAsync(settings, cancellation));
        Add(root, "migrate", "把数据库升级到最新版本", cancellation => MigrateAsync(settings, cancellation));
        root.Add(SeedCommand.Create(settings));
        AddTransfer(root, "import", "从 JSON 行文件导入稿件（- 为标准输入）", (file, json, cancellation) => ImportCommand.RunAsync(settings, file, json, cancellation));
        AddTransfer(root, "export", "把已发布的稿件导出为 JSON 行文件（- 为标准输出）", (file, json, cancellation) => ExportAsync(settings, file, json, cancellation));
        root.Add(OperatorsCommand.Create(settings));
        root.Add(AuditCommands.Create(settings));
        root.Add(WordsCommand.Create(settings));
        root.Add(CasesCommand.Create(settings));
        root.Add(BackupCommand.Create(settings));
        root.Add(RestoreCommand.Create(settings));
        root.Add(CopyCommand.Create(settings));
        root.Add(DoctorCommand.Create(settings));
        root.Add(BroadcastCommands.Create(settings));
        root.Add(PublicationCommands.Create(settings));
        root.Add(MenuCommands.Create(settings));
        root.Add(FollowersCommand.Create(settings));
        root.Add(ArticlesCommand.Create(settings));
        ChineseHelp.Install(root);
        return root;
    }

    private static void Add(RootCommand root, string name, string description, Func<CancellationToken, Task<int>> run)
    {
        var command = new Command(name, description);
        command.SetAction((_, cancellation) => run(cancellation));
        root.Add(command);
    }

    private static void AddTransfer(RootCommand root, string name, string description, Func<string, bool, CancellationToken, Task<int>> run)
    {
        var file = FileArgument.Create("文件路径，或 -");
        var json = new Option<bool>("--json") { Description = "结果以 JSON 输出" };
        var command = new Command(name, description) { file, json };
        command.SetAction((parsed, cancellation) => run(parsed.GetValue(file)!, parsed.GetValue(json), cancellation));
        root.Add(command);
    }

    private static async Task<int> MigrateAsync(string[] settings, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        await using var app = CommandServices.Make(settings);
        await System.Console.Error.WriteLineAsync($"数据库已是最新版本（{app.Services.GetRequiredService<DatabasePlace>()}）。");
        return ExitCode.Done;
    }

    private static async Task<int> ExportAsync(string[] settings, string file, bool json, CancellationToken cancellation)
    {
        await using var app = await CommandServices.OpenAsync(settings, cancellation);
        var export = app.Services.GetRequiredService<ArticleExport>();
        var progress = new ConsoleProgress("已导出", "篇");
        var count = await FileArgument.WriteAsync(file, output => export.RunAsync(output, progress, cancellation));
        var summary = json ? JsonSerializer.Serialize(new { exported = count }) : $"已导出 {count} 篇。";
        await (file == "-" ? System.Console.Error : System.Console.Out).WriteLineAsync(summary);
        return ExitCode.Done;
    }
}
