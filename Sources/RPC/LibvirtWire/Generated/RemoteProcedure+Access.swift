// Written by Tools/generate-wire.py from Tools/WireTable; do not edit.

extension RemoteProcedure {
  /// What the caller must hold, all of it; nil when the table has no entry.
  package var access: [AccessRule]? {
    switch self {
    case .connectOpen, .connectGetType, .connectGetVersion, .connectGetHostname, .connectSupportsFeature,
      .connectGetURI, .connectGetLibVersion, .connectRegisterCloseCallback, .connectUnregisterCloseCallback:
      [AccessRule(.connect, .getattr)]
    case .connectClose, .authList, .authSASLInit, .authSASLStart, .authSASLStep, .authPolkit, .connectIsSecure: []
    case .connectGetMaxVCPUs, .nodeGetInfo, .connectGetCapabilities, .nodeGetCellsFreeMemory, .nodeGetFreeMemory,
      .connectDomainEventDeregister, .nodeGetSecurityModel, .connectCompareCPU, .connectBaselineCPU,
      .connectDomainEventDeregisterAny, .connectGetSysinfo, .nodeGetCPUStats, .nodeGetMemoryStats,
      .nodeGetMemoryParameters, .nodeGetCPUMap, .connectGetCPUModelNames, .connectNetworkEventDeregisterAny,
      .connectDomainEventCallbackDeregisterAny, .nodeGetFreePages, .connectStoragePoolEventDeregisterAny,
      .connectNodeDeviceEventDeregisterAny, .connectSecretEventDeregisterAny, .nodeGetSEVInfo,
      .connectGetStoragePoolCapabilities:
      [AccessRule(.connect, .read)]
    case .domainAttachDevice, .domainDetachDevice, .domainPinVCPU, .domainSetAutostart, .domainSetMaxMemory,
      .domainSetMemory, .domainSetVCPUs, .domainSetSchedulerParameters, .domainAbortJob, .domainSaveImageGetXMLDesc,
      .domainBlockJobAbort, .domainBlockJobSetSpeed, .domainGetHostname, .domainGetTime, .domainSetPerfEvents,
      .domainGetGuestVCPUs, .domainSetGuestVCPUs, .domainSetBlockThreshold, .domainSetLifecycleAction,
      .domainGetGuestInfo, .domainAgentSetResponseTimeout, .domainAuthorizedSSHKeysGet, .domainAuthorizedSSHKeysSet,
      .domainStartDirtyRateCalc, .domainSetLaunchSecurityState, .domainAbortJobFlags, .domainFDAssociate,
      .domainGraphicsReload, .domainSetAutostartOnce:
      [AccessRule(.domain, .write)]
    case .domainCreate, .domainCreateWithFlags, .domainCreateWithFiles: [AccessRule(.domain, .start)]
    case .domainCreateXML, .domainCreateXMLWithFiles: [AccessRule(.domain, .write), AccessRule(.domain, .start)]
    case .domainDefineXML, .domainDefineXMLFlags, .domainRename:
      [AccessRule(.domain, .write), AccessRule(.domain, .save)]
    case .domainDestroy, .domainDestroyFlags: [AccessRule(.domain, .stop)]
    case .domainGetXMLDesc:
      [
        AccessRule(.domain, .read),
        AccessRule(.domain, .readSecure, .withFlags(1)),
        AccessRule(.domain, .readSecure, .withFlags(8)),
      ]
    case .domainGetAutostart, .domainGetInfo, .domainGetMaxMemory, .domainGetMaxVCPUs, .domainGetOSType,
      .domainGetVCPUs, .domainGetSchedulerType, .domainGetSchedulerParameters, .domainBlockStats,
      .domainInterfaceStats, .domainGetSecurityLabel, .domainIsActive, .domainIsPersistent, .domainMemoryStats,
      .domainGetJobInfo, .domainHasManagedSaveImage, .domainSnapshotNumber, .domainSnapshotListNames,
      .domainSnapshotLookupByName, .domainHasCurrentSnapshot, .domainSnapshotCurrent, .domainGetBlockInfo,
      .domainGetMemoryParameters, .domainIsUpdated, .domainGetBlkioParameters, .domainGetState,
      .domainGetSchedulerParametersFlags, .domainGetControlInfo, .domainGetVCPUPinInfo, .domainGetBlockJobInfo,
      .domainBlockStatsFlags, .domainSnapshotGetParent, .domainSnapshotNumberChildren,
      .domainSnapshotListChildrenNames, .domainGetBlockIOTune, .domainGetNUMAParameters,
      .domainGetInterfaceParameters, .domainGetCPUStats, .domainGetDiskErrors, .domainGetMetadata,
      .domainSnapshotIsCurrent, .domainSnapshotHasMetadata, .domainListAllSnapshots, .domainSnapshotListAllChildren,
      .domainGetSecurityLabelList, .domainGetEmulatorPinInfo, .domainGetJobStats, .domainGetIOThreadInfo,
      .domainGetPerfEvents, .domainGetLaunchSecurityInfo, .domainListAllCheckpoints, .domainCheckpointListAllChildren,
      .domainCheckpointLookupByName, .domainCheckpointGetParent, .domainBackupGetXMLDesc, .domainGetMessages,
      .domainGetAutostartOnce:
      [AccessRule(.domain, .read)]
    case .connectListDefinedDomains, .connectNumberOfDefinedDomains, .connectListDomains, .connectNumberOfDomains,
      .connectDomainEventRegister, .connectDomainEventRegisterAny, .connectListAllDomains,
      .connectDomainEventCallbackRegisterAny, .connectGetAllDomainStats:
      [AccessRule(.connect, .searchDomains)]
    case .domainLookupByID, .domainLookupByName, .domainLookupByUUID: [AccessRule(.domain, .getattr)]
    case .domainReboot, .domainShutdownFlags:
      [AccessRule(.domain, .initControl), AccessRule(.domain, .write, .withFlags(2))]
    case .domainResume, .domainSuspend: [AccessRule(.domain, .suspend)]
    case .domainShutdown: [AccessRule(.domain, .initControl)]
    case .domainUndefine, .domainUndefineFlags: [AccessRule(.domain, .delete)]
    case .connectListDefinedNetworks, .connectListNetworks, .connectNumberOfDefinedNetworks, .connectNumberOfNetworks,
      .connectListAllNetworks, .connectNetworkEventRegisterAny:
      [AccessRule(.connect, .searchNetworks)]
    case .networkCreate: [AccessRule(.network, .start)]
    case .networkCreateXML, .networkCreateXMLFlags: [AccessRule(.network, .write), AccessRule(.network, .start)]
    case .networkDefineXML, .networkDefineXMLFlags: [AccessRule(.network, .write), AccessRule(.network, .save)]
    case .networkDestroy: [AccessRule(.network, .stop)]
    case .networkGetXMLDesc, .networkGetAutostart, .networkGetBridgeName, .networkIsActive, .networkIsPersistent,
      .networkGetDHCPLeases, .networkGetMetadata:
      [AccessRule(.network, .read)]
    case .networkLookupByName, .networkLookupByUUID: [AccessRule(.network, .getattr)]
    case .networkSetAutostart: [AccessRule(.network, .write)]
    case .networkUndefine: [AccessRule(.network, .delete)]
    case .domainCoreDump, .domainCoreDumpWithFormat: [AccessRule(.domain, .coreDump)]
    case .domainRestore, .domainRestoreFlags, .domainRestoreParams:
      [AccessRule(.domain, .start), AccessRule(.domain, .write)]
    case .domainSave, .domainManagedSave, .domainManagedSaveRemove, .domainSaveFlags, .domainSaveParams:
      [AccessRule(.domain, .hibernate)]
    case .domainMigratePrepare, .domainMigratePrepare2, .domainMigratePrepareTunnel, .domainMigratePrepare3,
      .domainMigratePrepareTunnel3, .domainMigratePrepare3Params, .domainMigratePrepareTunnel3Params:
      [AccessRule(.domain, .migrate), AccessRule(.domain, .start), AccessRule(.domain, .write)]
    case .domainMigratePerform, .domainMigrateFinish, .domainMigrateFinish2, .domainMigrateSetMaxDowntime,
      .domainMigrateSetMaxSpeed, .domainMigrateBegin3, .domainMigratePerform3, .domainMigrateFinish3,
      .domainMigrateConfirm3, .domainMigrateGetMaxSpeed, .domainMigrateGetCompressionCache,
      .domainMigrateSetCompressionCache, .domainMigrateBegin3Params, .domainMigratePerform3Params,
      .domainMigrateFinish3Params, .domainMigrateConfirm3Params, .domainMigrateStartPostCopy,
      .domainMigrateGetMaxDowntime:
      [AccessRule(.domain, .migrate)]
    case .connectNumberOfStoragePools, .connectListStoragePools, .connectNumberOfDefinedStoragePools,
      .connectListDefinedStoragePools, .connectListAllStoragePools, .connectStoragePoolEventRegisterAny:
      [AccessRule(.connect, .searchStoragePools)]
    case .connectFindStoragePoolSources: [AccessRule(.connect, .detectStoragePools)]
    case .storagePoolCreateXML: [AccessRule(.storagePool, .start), AccessRule(.storagePool, .write)]
    case .storagePoolDefineXML: [AccessRule(.storagePool, .write), AccessRule(.storagePool, .save)]
    case .storagePoolCreate: [AccessRule(.storagePool, .start)]
    case .storagePoolBuild, .storagePoolDelete: [AccessRule(.storagePool, .format)]
    case .storagePoolDestroy: [AccessRule(.storagePool, .stop)]
    case .storagePoolUndefine: [AccessRule(.storagePool, .delete)]
    case .storagePoolRefresh: [AccessRule(.storagePool, .refresh)]
    case .storagePoolLookupByName, .storagePoolLookupByUUID, .storagePoolLookupByVolume,
      .storagePoolLookupByTargetPath:
      [AccessRule(.storagePool, .getattr)]
    case .storagePoolGetInfo, .storagePoolGetXMLDesc, .storagePoolGetAutostart, .storagePoolIsActive,
      .storagePoolIsPersistent:
      [AccessRule(.storagePool, .read)]
    case .storagePoolSetAutostart: [AccessRule(.storagePool, .write)]
    case .storagePoolNumberOfVolumes, .storagePoolListVolumes, .storagePoolListAllVolumes:
      [AccessRule(.storagePool, .searchStorageVols)]
    case .storageVolumeCreateXML, .storageVolumeCreateXMLFrom: [AccessRule(.storageVol, .create)]
    case .storageVolumeDelete: [AccessRule(.storageVol, .delete)]
    case .storageVolumeLookupByName, .storageVolumeLookupByKey, .storageVolumeLookupByPath:
      [AccessRule(.storageVol, .getattr)]
    case .storageVolumeGetInfo, .storageVolumeGetXMLDesc, .storageVolumeGetPath, .storageVolumeGetInfoFlags:
      [AccessRule(.storageVol, .read)]
    case .domainBlockPeek: [AccessRule(.domain, .blockRead)]
    case .domainMemoryPeek: [AccessRule(.domain, .memRead)]
    case .nodeNumberOfDevices, .nodeListDevices, .connectListAllNodeDevices, .connectNodeDeviceEventRegisterAny:
      [AccessRule(.connect, .searchNodeDevices)]
    case .nodeDeviceLookupByName, .nodeDeviceLookupSCSIHostByWWN: [AccessRule(.nodeDevice, .getattr)]
    case .nodeDeviceGetXMLDesc, .nodeDeviceGetParent, .nodeDeviceNumberOfCaps, .nodeDeviceListCaps,
      .nodeDeviceGetAutostart, .nodeDeviceIsPersistent, .nodeDeviceIsActive:
      [AccessRule(.nodeDevice, .read)]
    case .nodeDeviceDetach, .nodeDeviceReAttach, .nodeDeviceReset, .nodeDeviceDetachFlags:
      [AccessRule(.nodeDevice, .detach)]
    case .nodeDeviceCreateXML: [AccessRule(.nodeDevice, .write), AccessRule(.nodeDevice, .start)]
    case .nodeDeviceDestroy: [AccessRule(.nodeDevice, .stop)]
    case .connectNumberOfInterfaces, .connectListInterfaces, .connectNumberOfDefinedInterfaces,
      .connectListDefinedInterfaces, .connectListAllInterfaces:
      [AccessRule(.connect, .searchInterfaces)]
    case .interfaceLookupByName, .interfaceLookupByMACString: [AccessRule(.interface, .getattr)]
    case .interfaceGetXMLDesc, .interfaceIsActive: [AccessRule(.interface, .read)]
    case .interfaceDefineXML: [AccessRule(.interface, .write), AccessRule(.interface, .save)]
    case .interfaceUndefine: [AccessRule(.interface, .delete)]
    case .interfaceCreate: [AccessRule(.interface, .start)]
    case .interfaceDestroy: [AccessRule(.interface, .stop)]
    case .connectDomainXMLFromNative, .connectDomainXMLToNative, .nodeSetMemoryParameters,
      .connectGetDomainCapabilities, .nodeAllocPages, .connectCompareHypervisorCPU, .connectBaselineHypervisorCPU,
      .connectSetIdentity:
      [AccessRule(.connect, .write)]
    case .connectNumberOfSecrets, .connectListSecrets, .connectListAllSecrets, .connectSecretEventRegisterAny:
      [AccessRule(.connect, .searchSecrets)]
    case .secretLookupByUUID, .secretLookupByUsage: [AccessRule(.secret, .getattr)]
    case .secretDefineXML: [AccessRule(.secret, .write), AccessRule(.secret, .save)]
    case .secretGetXMLDesc: [AccessRule(.secret, .read)]
    case .secretSetValue: [AccessRule(.secret, .write)]
    case .secretGetValue: [AccessRule(.secret, .readSecure)]
    case .secretUndefine: [AccessRule(.secret, .delete)]
    case .domainAttachDeviceFlags, .domainDetachDeviceFlags, .domainUpdateDeviceFlags, .domainSetMemoryParameters,
      .domainSetMemoryFlags, .domainSetBlkioParameters, .domainSetSchedulerParametersFlags, .domainPinVCPUFlags,
      .domainSetBlockIOTune, .domainSetNUMAParameters, .domainSetInterfaceParameters, .domainSetMetadata,
      .domainPinEmulator, .domainSetMemoryStatsPeriod, .domainPinIOThread, .domainAddIOThread, .domainDelIOThread,
      .domainSetVCPU, .domainDetachDeviceAlias, .domainSetIOThreadParams, .domainSetThrottleGroup,
      .domainDelThrottleGroup:
      [
        AccessRule(.domain, .write),
        AccessRule(.domain, .save, .withoutFlags(3)),
        AccessRule(.domain, .save, .withFlags(2)),
      ]
    case .storageVolumeWipe, .storageVolumeWipePattern: [AccessRule(.storageVol, .format)]
    case .nwfilterLookupByName, .nwfilterLookupByUUID: [AccessRule(.nwfilter, .getattr)]
    case .nwfilterGetXMLDesc: [AccessRule(.nwfilter, .read)]
    case .connectNumberOfNWFilters, .connectListNWFilters, .connectListAllNWFilters:
      [AccessRule(.connect, .searchNwfilters)]
    case .nwfilterDefineXML, .nwfilterDefineXMLFlags: [AccessRule(.nwfilter, .write), AccessRule(.nwfilter, .save)]
    case .nwfilterUndefine: [AccessRule(.nwfilter, .delete)]
    case .domainSnapshotCreateXML: [AccessRule(.domain, .snapshot), AccessRule(.domain, .fsFreeze, .withFlags(64))]
    case .domainSnapshotGetXMLDesc, .domainManagedSaveGetXMLDesc, .domainCheckpointGetXMLDesc:
      [AccessRule(.domain, .read), AccessRule(.domain, .readSecure, .withFlags(1))]
    case .domainRevertToSnapshot, .domainSnapshotDelete: [AccessRule(.domain, .snapshot)]
    case .domainSetVCPUsFlags:
      [
        AccessRule(.domain, .write),
        AccessRule(.domain, .save, .withoutFlags(3)),
        AccessRule(.domain, .save, .withFlags(2)),
        AccessRule(.domain, .write, .withFlags(8)),
      ]
    case .domainGetVCPUsFlags: [AccessRule(.domain, .read), AccessRule(.domain, .write, .withFlags(8))]
    case .domainOpenConsole, .domainOpenChannel: [AccessRule(.domain, .openDevice)]
    case .storageVolumeUpload: [AccessRule(.storageVol, .dataWrite)]
    case .storageVolumeDownload: [AccessRule(.storageVol, .dataRead)]
    case .domainInjectNMI: [AccessRule(.domain, .injectNmi)]
    case .domainScreenshot: [AccessRule(.domain, .screenshot)]
    case .interfaceChangeBegin, .interfaceChangeCommit, .interfaceChangeRollback:
      [AccessRule(.connect, .interfaceTransaction)]
    case .domainSendKey: [AccessRule(.domain, .sendInput)]
    case .domainSaveImageDefineXML, .domainManagedSaveDefineXML:
      [AccessRule(.domain, .write), AccessRule(.domain, .hibernate)]
    case .domainBlockPull, .domainBlockResize, .domainBlockRebase, .domainBlockCommit, .domainBlockCopy:
      [AccessRule(.domain, .blockWrite)]
    case .domainReset: [AccessRule(.domain, .reset)]
    case .domainOpenGraphics, .domainOpenGraphicsFD: [AccessRule(.domain, .openGraphics)]
    case .nodeSuspendForDuration: [AccessRule(.connect, .pmControl)]
    case .storageVolumeResize: [AccessRule(.storageVol, .resize)]
    case .domainPMSuspendForDuration, .domainPMWakeup: [AccessRule(.domain, .pmControl)]
    case .networkUpdate, .networkSetMetadata:
      [
        AccessRule(.network, .write),
        AccessRule(.network, .save, .withoutFlags(3)),
        AccessRule(.network, .save, .withFlags(2)),
      ]
    case .domainFSTrim: [AccessRule(.domain, .fsTrim)]
    case .domainSendProcessSignal: [AccessRule(.domain, .sendSignal)]
    case .domainFSFreeze, .domainFSThaw, .domainGetFSInfo: [AccessRule(.domain, .fsFreeze)]
    case .domainSetTime: [AccessRule(.domain, .setTime)]
    case .domainInterfaceAddresses: [AccessRule(.domain, .read), AccessRule(.domain, .write, .source(1))]
    case .domainSetUserPassword: [AccessRule(.domain, .setPassword)]
    case .nwfilterBindingLookupByPortDev: [AccessRule(.nwfilterBinding, .getattr)]
    case .nwfilterBindingGetXMLDesc: [AccessRule(.nwfilterBinding, .read)]
    case .nwfilterBindingCreateXML: [AccessRule(.nwfilterBinding, .create)]
    case .nwfilterBindingDelete: [AccessRule(.nwfilterBinding, .delete)]
    case .connectListAllNWFilterBindings: [AccessRule(.connect, .searchNwfilterBindings)]
    case .networkListAllPorts: [AccessRule(.network, .searchPorts)]
    case .networkPortLookupByUUID: [AccessRule(.networkPort, .getattr)]
    case .networkPortCreateXML: [AccessRule(.networkPort, .create)]
    case .networkPortGetParameters, .networkPortGetXMLDesc: [AccessRule(.networkPort, .read)]
    case .networkPortSetParameters: [AccessRule(.networkPort, .write)]
    case .networkPortDelete: [AccessRule(.networkPort, .delete)]
    case .domainCheckpointCreateXML: [AccessRule(.domain, .checkpoint), AccessRule(.domain, .fsFreeze, .withFlags(2))]
    case .domainCheckpointDelete: [AccessRule(.domain, .checkpoint)]
    case .domainBackupBegin: [AccessRule(.domain, .checkpoint), AccessRule(.domain, .blockWrite)]
    case .nodeDeviceDefineXML: [AccessRule(.nodeDevice, .write), AccessRule(.nodeDevice, .save)]
    case .nodeDeviceUndefine: [AccessRule(.nodeDevice, .delete)]
    case .nodeDeviceCreate: [AccessRule(.nodeDevice, .start)]
    case .nodeDeviceSetAutostart: [AccessRule(.nodeDevice, .write)]
    case .nodeDeviceUpdate:
      [
        AccessRule(.nodeDevice, .write),
        AccessRule(.nodeDevice, .save, .withoutFlags(3)),
        AccessRule(.nodeDevice, .save, .withFlags(2)),
      ]
    default: nil
    }
  }

  /// What decides whether an object is part of the answer.
  package var filter: [AccessRule]? {
    switch self {
    case .connectListDefinedDomains, .connectNumberOfDefinedDomains, .connectListDomains, .connectNumberOfDomains,
      .connectDomainEventRegister, .connectDomainEventRegisterAny, .connectListAllDomains,
      .connectDomainEventCallbackRegisterAny:
      [AccessRule(.domain, .getattr)]
    case .connectListDefinedNetworks, .connectListNetworks, .connectNumberOfDefinedNetworks, .connectNumberOfNetworks,
      .connectListAllNetworks, .connectNetworkEventRegisterAny:
      [AccessRule(.network, .getattr)]
    case .connectNumberOfStoragePools, .connectListStoragePools, .connectNumberOfDefinedStoragePools,
      .connectListDefinedStoragePools, .connectListAllStoragePools, .connectStoragePoolEventRegisterAny:
      [AccessRule(.storagePool, .getattr)]
    case .storagePoolNumberOfVolumes, .storagePoolListVolumes, .storagePoolListAllVolumes:
      [AccessRule(.storageVol, .getattr)]
    case .nodeNumberOfDevices, .nodeListDevices, .connectListAllNodeDevices, .connectNodeDeviceEventRegisterAny:
      [AccessRule(.nodeDevice, .getattr)]
    case .connectNumberOfInterfaces, .connectListInterfaces, .connectNumberOfDefinedInterfaces,
      .connectListDefinedInterfaces, .connectListAllInterfaces:
      [AccessRule(.interface, .getattr)]
    case .connectNumberOfSecrets, .connectListSecrets, .connectListAllSecrets, .connectSecretEventRegisterAny:
      [AccessRule(.secret, .getattr)]
    case .connectNumberOfNWFilters, .connectListNWFilters, .connectListAllNWFilters: [AccessRule(.nwfilter, .getattr)]
    case .connectGetAllDomainStats: [AccessRule(.domain, .read)]
    case .connectListAllNWFilterBindings: [AccessRule(.nwfilterBinding, .getattr)]
    case .networkListAllPorts: [AccessRule(.networkPort, .getattr)]
    default: nil
    }
  }
}
