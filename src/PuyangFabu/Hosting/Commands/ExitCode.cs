namespace PuyangFabu.Hosting.Commands;

/// <summary>How a command ended, as scripts read it.</summary>
public static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongInput = 2;
}
