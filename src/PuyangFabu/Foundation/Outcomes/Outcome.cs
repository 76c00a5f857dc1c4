using System.Diagnostics.CodeAnalysis;

namespace PuyangFabu.Foundation.Outcomes;

/// <summary>What an operator's request came to: the result, or the refusal that says why there is none.</summary>
public sealed class Outcome<T> : IOutcome
{
    private readonly T? value;

    private Outcome(T? value, Refusal? refusal)
    {
        this.value = value;
        Refusal = refusal;
    }

    public Refusal? Refusal { get; }

    [MemberNotNullWhen(true, nameof(Refusal))]
    public bool IsRefused => Refusal is not null;

    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public T Value => Refusal is null ? value! : throw new InvalidOperationException($"Refused: {Refusal.Code}.");

    object? IOutcome.Result => value;

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
}

/// <summary>An <see cref="Outcome{T}"/> to someone who does not know its type: the edge that makes an answer of it.</summary>
public interface IOutcome
{
    Refusal? Refusal { get; }

    /// <summary>Null when it was refused.</summary>
    object? Result { get; }
}
