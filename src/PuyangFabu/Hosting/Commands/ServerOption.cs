using System.CommandLine;

namespace PuyangFabu.Hosting.Commands;

/// <summary>The options that all commands have that ask a running server.</summary>
public static class ServerOption
{
    public static Option<string?> Server { get; } = new("--server") { Description = "服务的地址；不写时按设置里的 Urls", Recursive = true };

    public static Option<bool> Json { get; } = new("--json") { Description = "结果以 JSON 输出", Recursive = true };
}
