namespace PuyangFabu.Console.Frame.Parts;

/// <summary>
/// What people call the fields of a form, told by those that have something wrong with them: the list of reasons stands above them
/// and is drawn before they are.
/// </summary>
public sealed class FormLabels
{
    private readonly Dictionary<string, string> labels = new(StringComparer.Ordinal);

    /// <summary>Another field told its label.</summary>
    public event Action? Told;

    // A field that is drawn again tells nothing new: the list is drawn anew only when it can say more.
    public void Tell(string name, string label)
    {
        if (labels.TryAdd(name, label))
        {
            Told?.Invoke();
        }
    }

    /// <returns>Null for a field that nobody named.</returns>
    public string? Of(string name) => labels.GetValueOrDefault(name);
}
