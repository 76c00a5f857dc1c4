namespace PuyangFabu.Hosting.Stopping;

/// <summary>How much time the product takes to leave; section <c>Shutdown</c> of the settings.</summary>
public sealed class ShutdownOptions
{
    public const string SectionName = "Shutdown";
    private const int MostSeconds = 300;

    /// <summary>
    /// Seconds in which readiness says that the product leaves while everything is answered as before: what a balancer needs to
    /// notice it. 0 to 300.
    /// </summary>
    public int DelaySeconds { get; set; }

    /// <summary>Seconds after that for the requests and the steps of due work that are under way; then they are cut off. 1 to 300.</summary>
    public int TimeoutSeconds { get; set; } = 30;

    /// <exception cref="SettingsException">A value is out of its range.</exception>
    public static ShutdownOptions Read(IConfiguration configuration)
    {
        var options = SettingsReader.Bind<ShutdownOptions>(configuration, SectionName);
        return options.DelaySeconds is < 0 or > MostSeconds ? throw new SettingsException($"Shutdown:DelaySeconds 的值 {options.DelaySeconds} 不对，应在 0 与 {MostSeconds} 之间。")
            : options.TimeoutSeconds is < 1 or > MostSeconds ? throw new SettingsException($"Shutdown:TimeoutSeconds 的值 {options.TimeoutSeconds} 不对，应在 1 与 {MostSeconds} 之间。")
            : options;
    }
}
