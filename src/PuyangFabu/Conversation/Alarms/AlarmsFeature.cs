using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.Foundation.DueWork;

namespace PuyangFabu.Conversation.Alarms;

/// <summary>Registers who is called, and how, when somebody is in danger.</summary>
public static class AlarmsFeature
{
    public static IServiceCollection AddAlarms(this IServiceCollection services)
    {
        services.AddSingleton<UrgentReading>();
        services.AddDueWork<UrgentAlarm>();
        services.AddDoctorCheck<AlarmMailCheck>(AlarmMailCheck.Name);
        return services;
    }
}
