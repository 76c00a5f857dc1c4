namespace PuyangFabu.Publishing.Broadcasts.Firing;

/// <summary>
/// Gives each process on one SQLite database a scheduler of its own: Quartz has no cluster there, and two schedulers of one
/// name would take each other's triggers for their own. The system frees the slot when the process ends, however it ends.
/// </summary>
public sealed class SchedulerSlot(string dataDirectory) : IDisposable
{
    private const int MostProcesses = 64;
    private readonly Lock gate = new();
    private FileStream? held;
    private string? name;

    /// <returns>A name that no other running process has; after a restart the same one again.</returns>
    public string TakeName()
    {
        lock (gate)
        {
            return name ??= Take();
        }
    }

    public void Dispose() => held?.Dispose();

    private string Take()
    {
        Directory.CreateDirectory(dataDirectory);
        for (var slot = 0; slot < MostProcesses; slot++)
        {
            try
            {
                held = new FileStream(Path.Combine(dataDirectory, $"scheduler-{slot}.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                return $"puyangfabu-{slot}";
            }
            catch (IOException) when (slot < MostProcesses - 1)
            {
                // Another process has it.
            }
        }

        throw new InvalidOperationException("Too many processes on one database.");
    }
}
