using System.Diagnostics.CodeAnalysis;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.WeChat.Api;

namespace PuyangFabu.Publishing.Materials;

/// <summary>What preparing something for WeChat came to: done, refused here because of the content, or failed at WeChat.</summary>
public sealed class Prepared<T>
    where T : notnull
{
    private readonly T? value;

    internal Prepared(Refusal? refusal, ApiFailure? failure)
        : this(default, refusal, failure)
    {
    }

    private Prepared(T? value, Refusal? refusal, ApiFailure? failure)
    {
        this.value = value;
        Refusal = refusal;
        Failure = failure;
    }

    /// <summary>What in the content WeChat would not take; a person must change it. Null unless that is the reason.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Why WeChat did not do it, or that nobody knows. Null unless that is the reason.</summary>
    public ApiFailure? Failure { get; }

    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsDone => Refusal is null && Failure is null;

    /// <summary>For the person who asked; null when it is done.</summary>
    public Refusal? Problem => Refusal ?? (Failure is null ? null : WeChatRefusals.Of(Failure));

    /// <exception cref="InvalidOperationException">It is not done.</exception>
    public T Value => IsDone ? value! : throw new InvalidOperationException($"Not prepared: {Problem.Code}.");

    /// <summary>The same problem on the way to something else.</summary>
    /// <exception cref="InvalidOperationException">There is no problem.</exception>
    public Prepared<TOther> As<TOther>()
        where TOther : notnull =>
        IsDone ? throw new InvalidOperationException("It is done.") : new Prepared<TOther>(Refusal, Failure);

    public static implicit operator Prepared<T>(T value) => new(value, null, null);

    public static implicit operator Prepared<T>(Refusal refusal) => new(default, refusal, null);

    public static implicit operator Prepared<T>(ApiFailure failure) => new(default, null, failure);
}
