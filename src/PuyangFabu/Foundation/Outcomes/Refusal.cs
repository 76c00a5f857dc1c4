namespace PuyangFabu.Foundation.Outcomes;

/// <summary>Something was asked for and not done.</summary>
/// <param name="Code">Stable name for programs, in camelCase.</param>
/// <param name="Title">The sentence for the person who asked, in Chinese; says what to do next.</param>
public sealed record Refusal(RefusalKind Kind, string Code, string Title)
{
    /// <summary>What is wrong with which field; empty unless the input was bad.</summary>
    public IReadOnlyList<FieldProblem> Fields { get; init; } = [];

    /// <summary>After what time it may be asked again, where that is known.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>More for programs to read, under names of its own; null when there is nothing.</summary>
    public IReadOnlyDictionary<string, object?>? Details { get; init; }

    public static Refusal BadInput(IReadOnlyList<FieldProblem> fields) =>
        new(RefusalKind.BadInput, RefusalCodes.BadInput, fields.Count == 1 ? $"{fields[0]}。" : $"有 {fields.Count} 处填写不对，请按提示修改。") { Fields = fields };

    public static Refusal BadInput(string field, string reason) => BadInput([new FieldProblem(field, reason)]);

    /// <param name="thing">What was looked for, in Chinese.</param>
    public static Refusal NotFound(string thing) => new(RefusalKind.NotFound, RefusalCodes.NotFound, $"没有找到这{thing}，可能已被删除或地址有误。");

    public static Refusal Stale { get; } = new(RefusalKind.Stale, RefusalCodes.Stale, "内容已被他人修改，请刷新后在最新版本上重做。");

    public static Refusal NotAllowed(string code, string title) => new(RefusalKind.NotAllowed, code, title);

    public static Refusal Conflict(string code, string title) => new(RefusalKind.Conflict, code, title);
}

/// <summary>Why something an operator asked for was not done; the values are those of HTTP.</summary>
public enum RefusalKind
{
    /// <summary>The input is wrong; see the fields.</summary>
    BadInput = 400,

    /// <summary>Nobody is signed in, or the sign-in was refused.</summary>
    NotSignedIn = 401,

    /// <summary>This person may not do this.</summary>
    NotAllowed = 403,

    NotFound = 404,

    /// <summary>The state of the thing does not allow it.</summary>
    Conflict = 409,

    /// <summary>Somebody else changed it since it was read.</summary>
    Stale = 412,

    TooLarge = 413,

    /// <summary>The content is of a kind that is not taken.</summary>
    UnsupportedContent = 415,

    /// <summary>Too often; later it may be asked again.</summary>
    TooOften = 429,

    /// <summary>WeChat was asked and did not do it.</summary>
    WeChatRefused = 502,

    /// <summary>WeChat could not be reached: nothing was done there.</summary>
    WeChatNotReached = 503,

    /// <summary>WeChat may have done it or not: there was no answer.</summary>
    WeChatNoAnswer = 504,
}

/// <summary>What is wrong with one field of an input.</summary>
/// <param name="Field">The field's name as callers write it.</param>
/// <param name="Reason">In Chinese, for the person who wrote the input.</param>
public readonly record struct FieldProblem(string Field, string Reason)
{
    public override string ToString() => $"{Field} {Reason}";
}
