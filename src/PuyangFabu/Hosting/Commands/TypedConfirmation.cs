using System.CommandLine;
using System.Text.Json;

namespace PuyangFabu.Hosting.Commands;

/// <summary>Before what cannot be taken back: shows what everybody must know, and goes on only when the number is typed once more, or <c>--yes</c> was given.</summary>
/// <param name="verb">What is going to be done, e.g. 撤回.</param>
/// <param name="warning">The property of the item that holds the warning; an item without one is left to the server's refusal.</param>
public sealed class TypedConfirmation(string verb, string warning) : IStepConfirmation
{
    private readonly Option<bool> yes = new("--yes") { Description = $"已读过提示，不再询问，直接{verb}" };

    public Option Answer => yes;

    public async Task<bool> IsGivenAsync(ServerClient client, JsonElement item, ParseResult parsed, CancellationToken cancellation)
    {
        if (!item.TryGetProperty(warning, out var text))
        {
            return true;
        }

        await System.Console.Error.WriteLineAsync(text.GetString());
        if (parsed.GetValue(yes))
        {
            return true;
        }

        var id = item.GetProperty("id").ToString();
        await System.Console.Error.WriteAsync($"确实要{verb}，请输入编号 {id} 并回车：");
        if ((await System.Console.In.ReadLineAsync(cancellation))?.Trim() == id)
        {
            return true;
        }

        await System.Console.Error.WriteLineAsync($"\n输入的不是 {id}，没有{verb}。脚本里请加 --yes。");
        return false;
    }
}
