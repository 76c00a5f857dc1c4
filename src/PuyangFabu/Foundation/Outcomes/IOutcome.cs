namespace PuyangFabu.Foundation.Outcomes;

/// <summary>An <see cref="Outcome{T}"/> to someone who does not know its type: the edge that makes an answer of it.</summary>
public interface IOutcome
{
    Refusal? Refusal { get; }

    /// <summary>Null when it was refused.</summary>
    object? Result { get; }
}
