namespace PuyangFabu.Hosting.Commands;

/// <summary>A running server refused what a command asked for.</summary>
/// <param name="status">HTTP's.</param>
/// <param name="sentence">The server's own, in Chinese.</param>
public sealed class ServerRefusalException(int status, string sentence) : Exception(sentence)
{
    public int Status { get; } = status;
}
