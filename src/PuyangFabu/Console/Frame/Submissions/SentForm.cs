using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Console.Frame.Submissions;

/// <summary>The form at hand, where it has a key. Stands among the request's features.</summary>
/// <param name="key">As it stands in the page.</param>
/// <param name="repeated">Why its handler is not run: it was, before. Null when it was not.</param>
public sealed class SentForm(string key, Submission submission, Refusal? repeated)
{
    public string Key { get; } = key;

    public Submission Submission { get; } = submission;

    public Refusal? Repeated { get; } = repeated;

    /// <summary>Its handler was asked: the page that comes back has a key of its own. A form that was not heard keeps the one it came with.</summary>
    public bool Heard { get; set; }
}
