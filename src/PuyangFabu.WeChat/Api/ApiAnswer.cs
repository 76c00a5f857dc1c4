using System.Diagnostics.CodeAnalysis;

namespace PuyangFabu.WeChat.Api;

/// <summary>What a call to WeChat came to: its result, or why there is none.</summary>
public sealed class ApiAnswer<T>
    where T : notnull
{
    private readonly T? value;

    private ApiAnswer(T? value, ApiFailure? failure)
    {
        this.value = value;
        Failure = failure;
    }

    public ApiFailure? Failure { get; }

    [MemberNotNullWhen(true, nameof(Failure))]
    public bool IsFailed => Failure is not null;

    /// <exception cref="InvalidOperationException">The call failed.</exception>
    public T Value => Failure is null ? value! : throw new InvalidOperationException($"The call failed: {Failure.Kind} {Failure.Error?.Code}.");

    public static implicit operator ApiAnswer<T>(T value) => new(value, null);

    public static implicit operator ApiAnswer<T>(ApiFailure failure) => new(default, failure);
}
