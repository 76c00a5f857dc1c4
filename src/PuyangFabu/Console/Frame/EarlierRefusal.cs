using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Console.Frame;

/// <summary>Why something was refused before the page could be asked; the page is shown with it. Stands among the request's features.</summary>
public sealed class EarlierRefusal(Refusal refusal)
{
    public FormErrors Errors { get; } = new(refusal);
}
