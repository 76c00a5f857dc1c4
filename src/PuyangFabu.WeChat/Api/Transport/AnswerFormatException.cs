namespace PuyangFabu.WeChat.Api.Transport;

/// <summary>An answer lacks what it must have; the message names the field.</summary>
internal sealed class AnswerFormatException(string field) : Exception($"The answer has no usable {field}.")
{
    public string Field { get; } = field;
}
