using PuyangFabu.Console.Frame;
using PuyangFabu.People.Operators.Sessions;
using PuyangFabu.People.Operators.Tokens;

namespace PuyangFabu.Console.Security;

/// <summary>我的安全: everything about one's own sign-in.</summary>
public sealed record SecurityModel
{
    public required SelfAnswer Self { get; init; }

    public required IReadOnlyList<SessionItem> Sessions { get; init; }

    public required IReadOnlyList<TokenItem> Tokens { get; init; }

    /// <summary>Scopes that one's own roles allow.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>The token that was made just now, shown this once.</summary>
    public TokenItem? Made { get; init; }

    /// <summary>Recovery codes that were made just now, shown this once.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; init; } = [];

    public string? Note { get; init; }

    /// <summary>Of which form <see cref="Errors"/> are: <c>token</c>, <c>codes</c>, <c>remove</c>.</summary>
    public string Form { get; init; } = "";

    public FormErrors Errors { get; init; } = FormErrors.None;

    /// <summary>What was typed for a new token.</summary>
    public string TokenName { get; init; } = "";

    public IReadOnlyList<string> TokenScopes { get; init; } = [];

    public FormErrors ErrorsOf(string form) => Form == form ? Errors : FormErrors.None;
}
