// The Azure Bot (the registration, no code runs in it) with the channel of Microsoft Teams.

param botServiceName string
param botServiceSku string
param botDisplayName string
param botEndpoint string
param identityResourceId string
param identityClientId string
param identityTenantId string

resource botService 'Microsoft.BotService/botServices@2021-03-01' = {
  name: botServiceName
  location: 'global'
  kind: 'azurebot'
  sku: {
    name: botServiceSku
  }
  properties: {
    displayName: botDisplayName
    endpoint: botEndpoint
    msaAppType: 'UserAssignedMSI'
    msaAppId: identityClientId
    msaAppTenantId: identityTenantId
    msaAppMSIResourceId: identityResourceId
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2021-03-01' = {
  parent: botService
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
  }
}
