namespace PuyangFabu.Console.Frame.Parts;

/// <summary>
/// What people call the fields of a form, told by those that have something wrong with them: the list of reasons stands above them
/// and is drawn before they are.
/// </summary>
public sealed class FormLabels
{
    private readonly Dictionary<string, string> labels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> reasons = new(StringComparer.Ordinal);

    /// <summary>Another field told its label.</summary>
    public event Action? Told;

    // A field that is drawn again tells nothing new: the list is drawn anew only when it can say more.
    /// <param name="reason">What the field says in its own words; null where those of the use case are for people too.</param>
    public void Tell(string name, string label, string? reason = null)
    {
        if (labels.TryAdd(name, label))
        {
            if (reason is not null)
            {
                reasons.Add(name, reason);
            }

            Told?.Invoke();
        }
    }

    /// <returns>Null for a field that has no words of its own.</returns>
    public string? ReasonOf(string name) => reasons.GetValueOrDefault(name);

    /// <returns>Null for a field that nobody named.</returns>
    public string? Of(string name) => labels.GetValueOrDefault(name);
}
