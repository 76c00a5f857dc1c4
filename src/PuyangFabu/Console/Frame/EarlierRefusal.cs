using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Console.Frame;

/// <summary>Why something was refused before the page could be asked; the page is shown with it. Stands among the request's features.</summary>
public sealed class EarlierRefusal(Refusal refusal)
{
    // What people write in sentences; nothing else of a form is worth copying, and a secret never comes back.
    private static readonly string[] Written = ["comment", "reason", "text"];

    public FormErrors Errors { get; } = new(refusal);

    /// <summary>What was written into a form that the page no longer draws: shown, so that it can be taken along.</summary>
    public string Words { get; private init; } = "";

    public static EarlierRefusal Of(Refusal refusal, IFormCollection form) => new(refusal)
    {
        Words = string.Join("\n", Written.Select(name => form[name].ToString().Trim()).Where(static words => words.Length > 0)),
    };
}
