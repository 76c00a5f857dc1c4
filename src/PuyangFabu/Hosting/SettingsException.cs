namespace PuyangFabu.Hosting;

/// <summary>A setting is wrong or missing; the message names its key and is shown to the person who starts the product.</summary>
public sealed class SettingsException : Exception
{
    public SettingsException(string message)
        : base(message)
    {
    }

    public SettingsException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public SettingsException()
    {
    }
}
