using PuyangFabu.Console.Frame;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Operators.Sessions;
using PuyangFabu.People.Operators.Tokens;

namespace PuyangFabu.Console.Security;

/// <summary>What the pages about oneself show.</summary>
public sealed class SecurityPages(SelfView self, OwnSessions sessions, PersonalTokens tokens)
{
    private static readonly Dictionary<string, string> Notes = new()
    {
        ["password"] = "密码已修改，其他登录已失效。",
        ["removed"] = "已解除动态口令。",
        ["ended"] = "已结束那次登录。",
        ["revoked"] = "令牌已撤销。",
        ["gone"] = "这一项不在您的名下或已经不在了，没有改动。",
    };

    /// <param name="done">What was done just now, as the way back here names it.</param>
    public async Task<ConsoleAnswer> SecurityAsync(Actor actor, string? done, CancellationToken cancellation) =>
        ConsoleAnswer.Of<SecurityPage>(await ModelAsync(actor, cancellation) with { Note = Notes.GetValueOrDefault(done ?? "") });

    public async Task<SecurityModel> ModelAsync(Actor actor, CancellationToken cancellation) => new()
    {
        Self = (await self.OfAsync(actor, cancellation)).Value,
        Sessions = await sessions.ListAsync(actor, cancellation),
        Tokens = (await tokens.ListAsync(everybody: false, actor, cancellation)).Value.Items,
        Scopes = TokenScope.Of(actor.Roles),
    };
}
