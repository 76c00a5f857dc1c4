namespace PuyangFabu.Operations.Backup;

/// <summary>A backup cannot be made or put back; the message is written for the person who asked for it.</summary>
public sealed class BackupException : Exception
{
    public BackupException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    public BackupException()
    {
    }

    public BackupException(string message)
        : base(message)
    {
    }
}
